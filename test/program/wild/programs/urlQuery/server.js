const http = require('http');
const url = require('url');
const { Server } = require('socket.io');

const server = http.createServer((req, res) => {
  const parsed = new URL(req.url, `http://${req.headers.host}`);
  const old = url.parse(req.url, true);
  res.writeHead(200, { 'Content-Type': 'application/json; charset=utf-8', 'X-Path': encodeURI(parsed.pathname) });
  res.end(
    JSON.stringify({
      pathname: parsed.pathname,
      decoded: decodeURIComponent(parsed.pathname),
      params: [...parsed.searchParams],
      names: parsed.searchParams.getAll('이름'),
      query: { ...old.query },
      search: old.search,
      resolved: url.resolve('http://localhost/a/b', '../c'),
      formatted: url.format({ protocol: 'http', hostname: 'localhost', port: 3000, pathname: '/방', query: { a: '1' } }),
    })
  );
});

const io = new Server(server, { path: '/my-socket/' });

io.on('connection', (socket) => {
  const { query, url: path, xdomain, secure, issued, time } = socket.handshake;
  const { EIO, transport, t, ...own } = query;
  socket.emit('handshake', { own, transport, path: path.split('?')[0], xdomain, secure, times: [typeof issued, typeof time] });
  socket.on('hash', (text, cb) => cb(new URLSearchParams({ text, n: 1 }).toString(), encodeURIComponent(text), escape(text)));
});

server.listen(3000);
