const express = require('express');
const http = require('http');
const app = express();
const server = http.createServer(app);

const opened = [];
const io = require('socket.io')();
io.attach(server);

server.on('listening', () => opened.push('listening 이벤트'));
server.on('error', (err) => console.error(err));

app.get('/', (req, res) => {
  const { address, family } = server.address();
  res.json({ opened, listening: server.listening, address, family, protocol: req.protocol, ip: req.ip });
});

io.on('connect', (socket) => {
  socket.emit('opened', opened);
  socket.on('port', (cb) => cb(typeof server.address().port));
});

server.listen({ port: 3000, host: '127.0.0.1' }, function () {
  opened.push(`콜백 ${this === server}`);
});
