const http = require('http');
const url = require('url');
const fs = require('fs');
const path = require('path');
const querystring = require('querystring');

const mime = {
  '.html': 'text/html; charset=utf-8',
  '.css': 'text/css',
  '.js': 'text/javascript',
  '.json': 'application/json',
};

function handler(req, res) {
  const { pathname, query } = url.parse(req.url);
  if (pathname === '/search') {
    const { q, page = '1' } = querystring.parse(query);
    res.setHeader('Content-Type', 'text/plain; charset=utf-8');
    res.end(`검색: ${q}, ${page}쪽, ${querystring.stringify({ q, page: +page + 1 })}`);
    return;
  }
  const file = path.join(__dirname, 'www', pathname === '/' ? 'index.html' : path.normalize(pathname));
  fs.stat(file, (err, stats) => {
    if (err || !stats.isFile()) {
      res.statusCode = 404;
      return res.end('404: ' + path.basename(file));
    }
    res.writeHead(200, { 'Content-Type': mime[path.extname(file)] || 'application/octet-stream' });
    fs.createReadStream(file).pipe(res);
  });
}

const server = http.createServer(handler);
const io = require('socket.io')(server);
server.listen(3000);

io.on('connection', function (socket) {
  socket.emit('news', { hello: 'world' });
  socket.on('my other event', function (data) {
    console.log(data);
    socket.emit('files', fs.readdirSync(path.join(__dirname, 'www')));
  });
});
