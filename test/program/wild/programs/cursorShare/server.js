const app = require('express')();
const http = require('http').Server(app);
const io = require('socket.io')(http, {
  pingInterval: 10000,
  pingTimeout: 5000,
  transports: ['websocket', 'polling'],
  perMessageDeflate: false,
  maxHttpBufferSize: 1e7
});

const colors = ['빨강', '파랑', '초록'];
const cursors = {};

io.on('connection', (socket) => {
  const color = colors[Object.keys(cursors).length % colors.length];
  cursors[socket.id] = { x: 0, y: 0, color };
  socket.emit('init', Object.values(cursors), color);
  socket.broadcast.emit('join', color);

  socket.on('move', ({ x, y }) => {
    const me = cursors[socket.id];
    me.x = Math.round(x);
    me.y = Math.round(y);
    socket.volatile.broadcast.emit('move', me);
  });
  socket.on('click', () => {
    socket.compress(false).emit('clicked', cursors[socket.id]);
    socket.local.emit('ripple', cursors[socket.id]);
  });

  socket.on('disconnect', () => {
    socket.broadcast.emit('leave', cursors[socket.id].color);
    delete cursors[socket.id];
  });
});

http.listen(process.env.PORT || 3000, () => console.log('커서 공유'));
