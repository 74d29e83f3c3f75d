const http = require('http');
const fs = require('fs').promises;

const server = http.createServer(async (req, res) => {
  try {
    if (req.method === 'GET') {
      if (req.url === '/') {
        const data = await fs.readFile('./restFront.html');
        res.writeHead(200, { 'Content-Type': 'text/html; charset=utf-8' });
        return res.end(data);
      } else if (req.url === '/users') {
        res.writeHead(200, { 'Content-Type': 'application/json; charset=utf-8' });
        return res.end(JSON.stringify(users));
      }
      const data = await fs.readFile(`.${req.url}`);
      return res.end(data);
    } else if (req.method === 'POST' && req.url === '/user') {
      let body = '';
      req.on('data', (data) => {
        body += data;
      });
      return req.on('end', () => {
        const { name } = JSON.parse(body);
        const id = Object.keys(users).length + 1;
        users[id] = name;
        io.emit('user', { id, name });
        res.writeHead(201, { 'Content-Type': 'text/plain; charset=utf-8' });
        res.end('등록 성공');
      });
    } else if (req.method === 'DELETE' && req.url.startsWith('/user/')) {
      const key = req.url.split('/')[2];
      delete users[key];
      io.emit('removed', key);
      res.writeHead(200, { 'Content-Type': 'text/plain; charset=utf-8' });
      return res.end('ok');
    }
    res.writeHead(404);
    return res.end('NOT FOUND');
  } catch (err) {
    res.writeHead(err.code === 'ENOENT' ? 404 : 500, { 'Content-Type': 'text/plain; charset=utf-8' });
    res.end(err.message);
  }
});

const users = {};
const io = require('socket.io')(server);
io.on('connection', (socket) => socket.emit('users', users));
server.listen(8082, () => {
  console.log('8082번 포트에서 서버 대기 중입니다');
});
