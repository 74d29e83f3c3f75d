const http = require('http'), // 서버
  { Server, Namespace } = require('socket.io');

const server = http.createServer();
const io = new Server(server, { cleanupEmptyChildNamespaces: true });

const workspaces = io.of(/^\/room-\d+$/);
workspaces.use((socket, next) => {
  socket.data.checked = true;
  next();
});
workspaces.on('connection', (socket) => {
  const { nsp } = socket;
  socket.emit('hello', nsp.name, socket.data.checked, nsp instanceof Namespace);
  socket.on('tell', () => workspaces.emit('told', 'all of them'));
});
io.of((name, auth, next) => next(null, auth.token === 'secret' && name.startsWith('/private'))).on(
  'connection',
  (socket) => socket.emit('hello', socket.nsp.name),
);

server.listen(4000);
