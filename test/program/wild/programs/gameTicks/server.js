import { createServer } from 'http';
import { Server } from 'socket.io';
import Game, { TICK } from './game.js';

const httpServer = createServer();
const io = new Server(httpServer, { cors: { origin: '*' } });
const game = new Game(['빨강', '파랑', '초록'], 5);

let timer = null;
const loop = () => {
  game.tick();
  io.emit('위치', game.snapshot());
  if (!game.over) return;
  clearInterval(timer);
  timer = null;
  io.emit('결과', game.ranking());
};

io.on('connection', (socket) => {
  const player = game.enter(socket.id);
  socket.emit('당신', player.color);
  socket.on('속도', (speed, ack) => {
    ack(player.speed = Math.min(speed, 2));
  });
  socket.on('시작', () => {
    timer ??= setInterval(loop, TICK);
  });
  socket.on('disconnect', () => game.leave(socket.id));
});

httpServer.listen(3000, () => console.log('달리기 게임'));
