const express = require('express');
const { createServer } = require('node:http');
const session = require('express-session');
const { Server } = require('socket.io');

const app = express();
const httpServer = createServer(app);

const sessionMiddleware = session({
  secret: 'keyboard cat',
  resave: true,
  saveUninitialized: true,
});

app.use(sessionMiddleware);
app.use(express.json());

app.get('/', (req, res) => {
  req.session.views = (req.session.views || 0) + 1;
  res.send(`${req.session.views}번 보셨네요`);
});
app.post('/name', (req, res) => {
  req.session.name = req.body.name;
  io.to(req.session.id).emit('이름', req.session.name);
  res.json({ ok: true });
});

const io = new Server(httpServer);
io.engine.use(sessionMiddleware);

io.on('connection', (socket) => {
  const req = socket.request;
  socket.join(req.session.id);
  socket.emit('session', { name: req.session.name ?? null, views: req.session.views ?? 0 });

  socket.on('내 이름', (cb) => {
    req.session.reload((err) => {
      if (err) return socket.disconnect();
      req.session.count = (req.session.count ?? 0) + 1;
      req.session.save();
      cb(req.session.name ?? null, req.session.count);
    });
  });
});

httpServer.listen(3000, () => console.log('세션 채팅'));
