const express = require('express');
const morgan = require('morgan');
const cookieParser = require('cookie-parser');

const app = express();
morgan.token('who', (req) => req.cookies?.name ?? '손님');
app.use(morgan('dev'));
app.use(cookieParser('비밀키'));
app.use(morgan(':method :url :status :who', { skip: (req, res) => res.statusCode < 400 }));

app.get('/', (req, res) => {
  const visit = Number(req.cookies.visit ?? 0) + 1;
  res.cookie('visit', visit, { maxAge: 60000, httpOnly: true });
  res.send(`${visit}번째 방문`);
});
app.get('/login/:name', (req, res) => {
  res.cookie('name', req.params.name, { signed: true });
  res.redirect('/');
});
app.get('/me', (req, res) => res.json({ name: req.signedCookies.name ?? null }));
app.get('/logout', (req, res) => res.clearCookie('name').end('로그아웃'));

app.use((req, res) => {
  res.status(404).send('페이지를 찾을 수 없습니다');
});
app.use((err, req, res, next) => {
  console.error(err);
  res.status(err.status || 500).send(err.message);
});

const server = app.listen(process.env.PORT ?? 3000);
const io = require('socket.io')(server);
io.on('connection', (socket) => {
  socket.emit('cookie', socket.handshake.headers.cookie ?? '쿠키 없음');
});
