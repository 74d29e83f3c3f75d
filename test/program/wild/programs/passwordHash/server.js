const crypto = require('crypto');
const { createServer } = require('http');
const server = createServer();
const io = require('socket.io')(server);

const users = new Map();
const hash = (password, salt) => crypto.pbkdf2Sync(password, salt, 1000, 32, 'sha512').toString('base64');
const admin = hash('관리자', 'salt');

io.on('connection', (socket) => {
  socket.on('가입', (id, password, cb) => {
    const salt = crypto.randomBytes(16).toString('hex');
    users.set(id, { salt, hash: hash(password, salt) });
    cb(admin);
  });
  socket.on('로그인', (id, password, cb) => {
    const user = users.get(id);
    cb(Boolean(user) && user.hash === hash(password, user.salt));
  });
});

server.listen(3000);
