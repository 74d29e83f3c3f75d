const express = require('express');
const session = require('express-session');
const cookieParser = require('cookie-parser');
const app = express();

app.use(cookieParser('secret'));
const sessionMiddleware = session({
  resave: false,
  saveUninitialized: false,
  secret: 'secret',
  name: 'sid',
  cookie: { httpOnly: true, secure: false },
});
app.use(sessionMiddleware);

app.get('/color/:color', (req, res) => {
  req.session.color = req.params.color;
  res.send('색을 정했습니다');
});
app.get('/logout', (req, res) => req.session.destroy(() => res.redirect('/')));
app.get('/', (req, res) => res.send(req.session.color || '색 없음'));

const server = app.listen(3000);
const io = require('socket.io')(server);
const wrap = (middleware) => (socket, next) => middleware(socket.request, {}, next);

io.use(wrap(sessionMiddleware));
io.use((socket, next) => {
  if (socket.request.session.color) return next();
  const err = new Error('not authorized');
  err.data = { content: '먼저 색을 정하세요' };
  next(err);
});

io.on('connection', (socket) => {
  socket.on('message', (text) => {
    io.emit('message', { color: socket.request.session.color, text });
  });
});
