require('dotenv').config();
const express = require('express');
const { createServer } = require('node:http');
const { Server } = require('socket.io');

const { PORT = 4000, GREETING = '안녕', ADMIN_PASSWORD, LIMIT } = process.env;

const app = express();
const server = createServer(app);
const io = new Server(server);

app.get('/', (req, res) => res.send(`<p>${GREETING}</p>`));

io.on('connection', (socket) => {
  socket.emit('greeting', GREETING);
  socket.on('admin', (password, cb) => {
    cb(password === ADMIN_PASSWORD ? '관리자입니다' : '비밀번호가 틀렸습니다');
  });
  socket.on('message', (text) => {
    io.emit('message', text.slice(0, Number(LIMIT)));
  });
});

server.listen(PORT, () => console.log(`포트 ${PORT}에서 대기 중`));
