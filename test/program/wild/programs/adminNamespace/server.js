const { createServer } = require('http');
const { Server } = require('socket.io');

const httpServer = createServer((req, res) => {
  res.writeHead(404, { 'Content-Type': 'text/plain' });
  res.end('not here');
});
const io = new Server(httpServer, {
  path: '/ws',
  serveClient: false,
  allowEIO3: true,
  cookie: { name: 'io', httpOnly: true, path: '/', sameSite: 'lax' },
  allowRequest: (req, callback) => {
    const banned = req.headers['user-agent']?.includes('bad-bot');
    callback(banned ? '막힌 브라우저' : null, !banned);
  },
});
const admin = io.of('/admin');
const users = io.of('/user');

admin.use(({ handshake: { auth } }, next) => (auth.pass === '1234' ? next() : next(new Error('관리자만'))));

admin.on('connection', (socket) => {
  socket.on('공지', (text) => {
    users.emit('공지', text);
    admin.except(socket.id).emit('기록', text);
  });
  socket.on('내보내기', async (name, reply) => {
    const targets = await users.fetchSockets();
    const found = targets.find(({ data }) => data.name === name);
    found?.emit('경고', '퇴장당했습니다');
    found?.disconnect();
    reply(found ? '완료' : '없음');
  });
});

users.on('connection', (socket) => {
  socket.data.name = socket.handshake.auth.name;
  admin.emit('접속', socket.data.name, users.sockets.size);
  socket.on('disconnect', (reason) => admin.emit('퇴장', socket.data.name, reason));
});

io.engine.on('connection_error', ({ code, message }) => admin.emit('연결 오류', code, message));
io.engine.on('initial_headers', (headers) => {
  headers['x-lab'] = 'hello';
});
httpServer.listen(3000);
