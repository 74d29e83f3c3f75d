'use strict';
const http = require('http');
const fs = require('fs');
const socketIo = require('socket.io');

const SIZE = 15;
const server = http.createServer((req, res) => {
  if (req.url === '/favicon.ico') return res.writeHead(204).end();
  res.setHeader('Content-Type', 'text/html');
  res.end(fs.readFileSync('./omok.html'));
});
const io = socketIo(server);

let board = Array.from({ length: SIZE }, () => Array(SIZE).fill(0));
let turn = 1;

const five = (y, x, color) =>
  [[0, 1], [1, 0], [1, 1], [1, -1]].some(([dy, dx]) => {
    let count = 1;
    for (const sign of [1, -1]) {
      for (let k = 1; board[y + dy * k * sign]?.[x + dx * k * sign] === color; k++) count++;
    }
    return count >= 5;
  });

io.on('connection', (socket) => {
  const color = io.engine.clientsCount <= 2 ? io.engine.clientsCount : 0;
  socket.emit('color', ['관전', '흑', '백'][color]);

  socket.on('put', ({ x, y }, ack) => {
    if (color !== turn) return ack('당신 차례가 아닙니다');
    if (board[y][x] !== 0) return ack('이미 돌이 있습니다');
    board[y][x] = color;
    turn = 3 - turn;
    ack(null);
    io.emit('put', { x, y, color });
    if (five(y, x, color)) {
      io.emit('win', color === 1 ? '흑' : '백', board);
      board = board.map((row) => row.map(() => 0));
    }
  });
});

server.listen(3000);
