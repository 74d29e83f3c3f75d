const express = require('express')
const { createServer } = require('http')
const { Server } = require('socket.io')

// What a response helper is given, and should or should not be given.
const cases = {
redirectObj:r=>r.redirect({}), redirectNum:r=>r.redirect(5), redirectUndef:r=>r.redirect(), redirectNull:r=>r.redirect(null), redirectArr:r=>r.redirect(['/a']), redirectBoth:r=>r.redirect(302,{}), redirectSwap:r=>r.redirect('/x',301), redirectBad:r=>r.redirect('abc','/x'), redirect999:r=>r.redirect(999,'/x'),redirect99:r=>r.redirect(99,'/x'),redirectEmpty:r=>r.redirect(''),
redirectUrl:r=>r.redirect(new URL('http://a/b')),
locationObj:r=>r.location({}).end(), locationNum:r=>r.location(5).end(), locationUndef:r=>r.location().end(), locationCtl:r=>r.location('/a\nb').end(), locationKo:r=>r.location('/한글 a').end(),
cookieObj:r=>r.cookie('a',{b:1}).end(), cookieNum:r=>r.cookie('a',5).end(), cookieUndef:r=>r.cookie('a').end(), cookieName:r=>r.cookie('a b','x').end(), cookieNameNum:r=>r.cookie(5,'x').end(), cookieOpts:r=>r.cookie('a','b',null).end(), cookieOptsStr:r=>r.cookie('a','b','c').end(), cookieMaxAgeStr:r=>r.cookie('a','b',{maxAge:'x'}).end(), cookieExp:r=>r.cookie('a','b',{expires:5}).end(), cookieSame:r=>r.cookie('a','b',{sameSite:'x'}).end(), cookieSameT:r=>r.cookie('a','b',{sameSite:true}).end(), cookieDomain:r=>r.cookie('a','b',{domain:'a;b'}).end(), cookiePath:r=>r.cookie('a','b',{path:5}).end(), cookiePrio:r=>r.cookie('a','b',{priority:'x'}).end(), cookieEnc:r=>r.cookie('a','b',{encode:5}).end(), cookieEncF:r=>r.cookie('a','b c',{encode:x=>x.toUpperCase()}).end(),
clearObj:r=>r.clearCookie({}).end(), clearOpts:r=>r.clearCookie('a',{path:'/x',expires:new Date(5),maxAge:5}).end(), clearNull:r=>r.clearCookie('a',null).end(),
statusStr:r=>r.status('200').end(), statusUndef:r=>r.status().end(), status99:r=>r.status(99).end(), status999:r=>r.status(999).end(),status1000:r=>r.status(1000).end(),status1:r=>r.status(200.5).end(),
sendStatusStr:r=>r.sendStatus('200'), sendStatus999:r=>r.sendStatus(999), sendStatusU:r=>r.sendStatus(), sendStatus204:r=>r.sendStatus(204),
statusCodeStr:r=>{r.statusCode='404';r.end()}, statusCodeBad:r=>{r.statusCode='x';r.end()}, statusCode5:r=>{r.statusCode=5;r.end()}, statusMsg:r=>{r.statusMessage='a\nb';r.end()},
typeObj:r=>r.type({}).end(), typeNum:r=>r.type(5).end(), typeUndef:r=>r.type().end(), typeUnknown:r=>r.type('nosuch').end(), typeSlash:r=>r.type('a/b').end(), typeEmpty:r=>r.type('').end(), typeArr:r=>r.type(['html']).end(),
varyUndef:r=>r.vary().end(), varyEmpty:r=>r.vary('').end(), varyNum:r=>r.vary(5).end(), varyArr:r=>r.vary(['a','b']).end(), varyBad:r=>r.vary('a b').end(), varyObj:r=>r.vary({}).end(), varyStar:r=>r.vary('*').end(),
linksObj:r=>r.links({next:'http://a',last:['x','y']}).end(), linksUndef:r=>r.links().end(), linksStr:r=>r.links('a').end(), linksNum:r=>r.links({a:5}).end(), linksBad:r=>r.links({a:'x\ny'}).end(),
setArr:r=>r.set('X-A',['a','b']).end(), setNum:r=>r.set('X-A',5).end(), setUndef:r=>r.set('X-A').end(), setNull:r=>r.set('X-A',null).end(), setObjVal:r=>r.set('X-A',{}).end(), setCT:r=>r.set('Content-Type','html').end(), setCTArr:r=>r.set('Content-Type',['a']).end(), setCTNum:r=>r.set('Content-Type',5).end(), setNameNum:r=>r.set(5,'x').end(), setNull0:r=>r.set(null).end(), setNothing:r=>r.set().end(), setMap:r=>r.set({'X-A':1,'X-B':[1,2]}).end(), setBadName:r=>r.set('a b','x').end(), setBadVal:r=>r.set('X-A','a\nb').end(),
appendArr:r=>r.append('X-A',['a','b']).append('X-A','c').end(), appendUndef:r=>r.append('X-A').end(), appendNum:r=>r.append('X-A',5).append('X-A',6).end(), appendCookie:r=>r.append('Set-Cookie','a=b').append('Set-Cookie','c=d').end(), appendCT:r=>r.append('Content-Type','html').end(),
getUndef:r=>{r.send(String(r.get('x-none')))}, getNum:r=>r.send(String(r.get(5))),
jsonUndef:r=>r.json(), jsonTwo:r=>r.json(200,{a:1}), jsonNum:r=>r.json(5), jsonDate:r=>r.json(new Date(0)), jsonNaN:r=>r.json(NaN), jsonTo:r=>r.json({toJSON(){return 7}}), jsonCT:r=>r.type('text').json('x'),
sendUndef:r=>r.send(), sendNull:r=>r.send(null), sendNum:r=>r.send(5), sendBool:r=>r.send(true), sendTwo:r=>r.send(404,'x'), sendArr:r=>r.send([1]), sendDate:r=>r.send(new Date(0)), sendU8:r=>r.send(new Uint8Array([65])), sendStrObj:r=>r.send(new String('x')), send204:r=>r.status(204).send('x'), send304:r=>r.status(304).send('x'), send205:r=>r.status(205).send('x'), sendCT:r=>r.set('Content-Type','text/x').send('x'), sendMap:r=>r.send(new Map([[1,2]])),
endNum:r=>r.end(5), writeNum:r=>{r.write(5)}, setHeaderNum:r=>{r.setHeader('X-A',5);r.end()}, setHeaderObj:r=>{r.setHeader('X-A',{});r.end()}, setHeaderNull:r=>{r.setHeader('X-A',null);r.end()}, setHeaderNum0:r=>{r.setHeader(5,'x');r.end()}, appendH:r=>{r.appendHeader('X-A','1');r.appendHeader('X-A','2');r.end()}, removeNum:r=>{r.removeHeader(5);r.end()}, getHeaderNum:r=>{r.getHeader(5);r.end()}, writeHeadStr:r=>r.writeHead('200').end(), writeHeadBad:r=>r.writeHead(99).end(), writeHeadU:r=>r.writeHead().end(), writeHeadArr:r=>r.writeHead(200,['X-A','1']).end(), writeHeadMsg:r=>r.writeHead(200,'Fine',{'X-A':'1'}).end(), writeHeadBadH:r=>r.writeHead(200,{'a b':'x'}).end(),writeHeadUndefH:r=>r.writeHead(200,{'X-A':undefined}).end(),
}

const app = express()
const server = createServer(app)
const io = new Server(server)
app.get('/names', (_req, res) => res.json(Object.keys(cases)))
app.get('/try/:name', (req, res, next) => {
  try {
    cases[req.params.name](res)
  } catch (error) {
    next(error)
  }
})
app.use((error, _req, res, _next) => {
  if (res.headersSent) return res.end()
  for (const name of res.getHeaderNames()) if (name !== 'x-powered-by') res.removeHeader(name)
  res.statusCode = 500
  res.statusMessage = 'Error'
  res.setHeader('Content-Type', 'text/plain')
  res.end(`${error.name}: ${error.message} ${error.code}`)
})
server.listen(4000)
