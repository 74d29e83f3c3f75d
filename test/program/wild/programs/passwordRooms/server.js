const express = require('express');
const app = express();
const server = require('http').createServer(app);
const io = require('socket.io')(server);
const crypto = require('crypto');

const rooms = {};
const sha512 = (text) => crypto.createHash('sha512').update(text, 'utf8').digest('base64');
const sign = (text) => crypto.createHmac('sha256', 'my-secret').update(text).digest('hex');

io.on('connection', (socket) => {
  socket.on('create', (name, password, cb) => {
    if (rooms[name]) return cb({ ok: false, reason: '같은 이름의 방이 있습니다' });
    rooms[name] = { hash: sha512(password), owner: socket.id };
    socket.join(name);
    cb({ ok: true, hash: rooms[name].hash.slice(0, 10), sign: sign(name) });
  });

  socket.on('enter', (name, password, cb) => {
    const room = rooms[name];
    if (!room) return cb({ ok: false, reason: '방이 없습니다' });
    const a = Buffer.from(room.hash);
    const b = Buffer.from(sha512(password));
    if (!crypto.timingSafeEqual(a, b)) return cb({ ok: false, reason: '비밀번호가 다릅니다' });
    socket.join(name);
    io.to(room.owner).emit('entered', name);
    cb({ ok: true, token: `${name}.${sign(name)}` });
  });

  socket.on('token', (token, cb) => {
    const [name, signature] = token.split('.');
    cb(signature === sign(name), crypto.randomBytes(8).toString('hex').length, crypto.randomUUID().length,
      crypto.randomInt(5, 6), crypto.createHash('md5').update('안녕').digest('hex'));
  });
});

server.listen(3000);
