const SocketIO = require('socket.io');

module.exports = (server, app) => {
  const io = SocketIO(server, { path: '/socket.io' });
  app.set('io', io);
  const room = io.of('/room');
  const chat = io.of('/chat');

  room.on('connection', (socket) => {
    console.log('room 네임스페이스에 접속');
    socket.on('disconnect', () => {
      console.log('room 네임스페이스 접속 해제');
    });
  });

  chat.on('connection', (socket) => {
    const { referer } = socket.request.headers;
    const roomId = referer ? new URL(referer).pathname.split('/').at(-1) : socket.handshake.query.room;
    socket.on('join', (data, done) => {
      socket.join(data);
      socket.to(data).emit('join', { user: 'system', chat: `누군가 ${roomId}번 방에 입장하셨습니다.` });
      done();
    });
    socket.on('disconnect', () => {
      socket.to(roomId).emit('exit', { user: 'system', chat: '누군가 퇴장하셨습니다.' });
    });
  });
};
