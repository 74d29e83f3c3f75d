const express = require('express');
const app = express();
const server = require('http').createServer(app);
const io = require('socket.io')(server);

const workspaces = io.of(/^\/반-\d+$/);

workspaces.use((socket, next) => {
  const number = Number(socket.nsp.name.split('-')[1]);
  number > 10 ? next(new Error('10반까지만 있습니다')) : next();
});

workspaces.on('connection', (socket) => {
  const workspace = socket.nsp;
  workspace.emit('입장', workspace.name, workspace.sockets.size);

  socket.on('말하기', (text) => {
    workspace.emit('말', `${workspace.name.slice(1)}: ${text}`);
  });
  socket.on('전체 공지', (text) => {
    workspaces.emit('공지', text);
  });
});

io.of((name, auth, next) => {
  next(null, name.startsWith('/비밀/') && auth.key === '열려라');
}).on('connection', (socket) => {
  socket.emit('입장', socket.nsp.name, '비밀방');
});

app.get('/namespaces', (req, res) => res.json([...io._nsps.keys()].sort()));
server.listen(3000);
