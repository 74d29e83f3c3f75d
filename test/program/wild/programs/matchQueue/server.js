const { Server } = require('socket.io');
const { randomUUID } = require('crypto');
const io = new Server({ cors: { origin: ['http://localhost:5173'] }, connectionStateRecovery: {} });

const queue = [];
const matches = new WeakMap();

const sleep = (ms) => new Promise((r) => setTimeout(r, ms));

async function* pairs() {
  while (true) {
    await sleep(5);
    while (queue.length >= 2) yield queue.splice(0, 2);
  }
}

(async () => {
  for await (const [a, b] of pairs()) {
    const room = randomUUID();
    for (const socket of [a, b]) {
      socket.join(room);
      matches.set(socket, room);
    }
    io.to(room).emit('짝 찾음', [a.data.name, b.data.name].join(' ↔ '));
  }
})();

io.on('connection', (socket) => {
  socket.data.name = socket.handshake.query.name;
  socket.on('찾기', (ack) => ack(queue.push(socket)));
  socket.on('취소', (ack) => {
    const index = queue.indexOf(socket);
    if (index > -1) queue.splice(index, 1);
    ack(index > -1);
  });
  socket.on('인사', (text) => {
    const room = matches.get(socket);
    room ? socket.to(room).emit('인사', text) : socket.emit('안내', '짝이 없습니다');
  });
  socket.on('disconnect', () => {
    const room = matches.get(socket);
    if (room) io.in(room).emit('짝 떠남', socket.data.name);
  });
});

io.listen(process.env.PORT || 3000);
