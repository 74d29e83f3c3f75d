const { Server } = require('socket.io');
const io = new Server(3000, { cors: { origin: true } });

const users = [
  { id: 1, name: '관리자', token: 'admin-token', role: 'admin' },
  { id: 2, name: '회원', token: 'member-token', role: 'member' },
];

io.use((socket, next) => {
  const header = socket.handshake.headers['x-token'];
  const token = socket.handshake.auth?.token || socket.handshake.query.token || header;
  const user = users.find((u) => u.token === token);
  if (!user) {
    const err = new Error('인증 실패');
    err.data = { code: 401, type: 'AuthenticationError' };
    return next(err);
  }
  socket.data.user = user;
  next();
});

io.use(async (socket, next) => {
  await null;
  if (socket.data.user.role === 'admin') socket.join('admins');
  next();
});

io.on('connection', (socket) => {
  const { name, role } = socket.data.user;

  socket.use(([event, ...args], next) => {
    if (event.startsWith('admin:') && role !== 'admin') return next(new Error('권한이 없습니다'));
    next();
  });
  socket.on('error', (err) => socket.emit('거절', err.message));

  socket.on('admin:notice', (text) => io.emit('공지', `[${name}] ${text}`));
  socket.on('hello', (cb) => cb(`${name}님, 방: ${[...socket.rooms].filter((r) => r !== socket.id)}`));
  io.to('admins').emit('접속 알림', name);
});
