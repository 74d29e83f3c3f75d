const SocketIO = require('socket.io');
const cookieParser = require('cookie-parser');

module.exports = (server, app, sessionMiddleware) => {
  const io = SocketIO(server, { path: '/socket.io' });
  app.set('io', io);
  const room = io.of('/room');
  const chat = io.of('/chat');

  const wrap = (middleware) => (socket, next) => middleware(socket.request, {}, next);
  chat.use(wrap(cookieParser(process.env.COOKIE_SECRET)));
  chat.use(wrap(sessionMiddleware));

  room.on('connection', (socket) => {
    socket.on('disconnect', () => console.log('room 네임스페이스 접속 해제'));
  });

  chat.on('connection', (socket) => {
    const req = socket.request;
    const { headers: { referer } } = req;
    const roomId = referer.split('/')[referer.split('/').length - 1].replace(/\?.+/, '');
    socket.join(roomId);
    socket.to(roomId).emit('join', { user: 'system', chat: `${req.session.color}님이 입장하셨습니다.` });
    socket.on('disconnect', () => {
      socket.leave(roomId);
      const currentRoom = socket.adapter.rooms[roomId];
      const userCount = currentRoom ? currentRoom.length : 0;
      socket.to(roomId).emit('exit', { user: 'system', chat: `${req.session.color}님이 퇴장하셨습니다.`, userCount });
    });
  });
};
