const express = require('express');
const app = express();
const http = require('http');
const server = http.createServer(app);
const { Server } = require('socket.io');
const io = new Server(server);

app.use(express.static('public'));

io.on('connection', (socket) => {
  console.log('한 명이 들어왔습니다');

  socket.on('chat message', (msg) => {
    console.log('message: ' + msg);
    io.emit('chat message', msg);
  });

  socket.on('disconnect', () => {
    io.emit('chat message', '누군가 나갔습니다');
  });
});

server.listen(3000, () => {
  console.log('listening on *:3000');
});
