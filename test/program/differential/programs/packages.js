require('dotenv').config()
const express = require('express')
const http = require('http')
const cors = require('cors')
const helmet = require('helmet')
const morgan = require('morgan')
const cookieParser = require('cookie-parser')
const session = require('express-session')
const bodyParser = require('body-parser')
const { v5, v4, validate } = require('uuid')
const { nanoid, customAlphabet } = require('nanoid')
const cookie = require('cookie')
const moment = require('moment')
const _ = require('lodash')

const app = express()
const server = http.Server(app)
const io = require('socket.io')(server)
const lines = []
const sessions = session({ secret: 's', saveUninitialized: true, resave: false })

app.set('io', io)
app.use(morgan(':method :url :status :res[content-length]', { stream: { write: (line) => lines.push(line) } }))
app.use(cors({ origin: 'http://a.b', credentials: true }))
app.use(helmet())
app.use(cookieParser('secret'))
app.use(sessions)
app.use(bodyParser.json())
app.use(bodyParser.urlencoded({ extended: true }))
app.get('/', (req, res) => {
  req.session.visits = (req.session.visits || 0) + 1
  const { visits } = req.session
  res.json([visits, Object.keys(req.cookies), req.signedCookies.name ?? null, req.app === app, res.app.get('io') === io])
})
app.get('/set', (req, res) => {
  res.cookie('name', 'kim', { signed: true })
  res.cookie('list', [1, 2])
  res.send('set')
})
app.get('/unsigned', (req, res) => {
  req.secret = undefined
  try {
    res.cookie('name', 'kim', { signed: true })
  } catch (error) {
    res.send(error.message)
  }
})
app.get('/end', (req, res) => {
  req.session.visits = 100
  res.end('ended')
})
app.get('/parts', (req, res) => {
  req.session.visits = 200
  res.write('one ')
  res.end('two')
})
app.get('/redirect', (req, res) => res.redirect('/'))
app.get('/destroy', (req, res) => req.session.destroy(() => res.send('gone')))
app.post('/body', (req, res) => res.json(req.body))
app.get('/lines', (_req, res) => res.json(lines))
app.get('/values', (_req, res) =>
  res.json([
    [v5('hello', v5.URL), validate(v4()), validate('x'), nanoid().length, nanoid(5).length, customAlphabet('a', 3)()],
    [cookie.parse('a=1; b=%20x'), cookie.serialize('a', 'b c', { httpOnly: true, maxAge: 5 })],
    [moment('2026-01-02').format('LL'), moment.duration(90, 'minutes').humanize()],
    [_.merge({ a: { b: 1 } }, { a: { c: 2 } }), _.template('hi <%= x %>')({ x: 1 }), _.shuffle([1, 2]).length],
  ]),
)
io.engine.use(sessions)
io.on('connection', ({ request, emit }) => {
  io.emit('visits', request.session.visits)
})
server.listen(4000)
