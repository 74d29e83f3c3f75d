const express = require('express');
const crypto = require('crypto');
const db = require('./db');

const app = express();
app.use(express.json());

const hash = (password, salt) => crypto.createHash('sha256').update(password + salt).digest('hex');

app.post('/join', (req, res) => {
  const { id, password } = req.body;
  if (!id || !password) return res.status(400).json({ message: '아이디와 비밀번호를 입력하세요' });
  if (db.find(id)) return res.status(409).json({ message: '이미 있는 아이디입니다' });
  const salt = crypto.randomBytes(16).toString('base64');
  db.add({ id, salt, password: hash(password, salt) });
  res.status(201).json({ id, saltLength: salt.length });
});

app.post('/login', (req, res) => {
  const user = db.find(req.body.id);
  const ok = user && user.password === hash(req.body.password, user.salt);
  if (!ok) return res.status(401).json({ message: '아이디나 비밀번호가 다릅니다' });
  res.json({ token: Buffer.from(`${user.id}:비밀`).toString('base64') });
});

const server = app.listen(3000, () => console.log('가입 서버 시작'));
const io = require('socket.io')(server);

io.use((socket, next) => {
  const token = socket.handshake.auth.token;
  if (!token) return next(new Error('로그인이 필요합니다'));
  const [id] = Buffer.from(token, 'base64').toString('utf8').split(':');
  if (!db.find(id)) return next(new Error(`${id}: 모르는 사용자`));
  socket.user = { id };
  next();
});

io.on('connection', (socket) => {
  io.emit('접속', socket.user.id, db.all().map((u) => u.id));
});
