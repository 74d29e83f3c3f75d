const express = require('express');
const path = require('path');
const app = express();
const server = require('http').createServer(app);
const io = require('socket.io')(server);

app.set('views', path.join(__dirname, 'views'));
app.set('view engine', 'ejs');
app.locals.site = '우리 반 채팅';
app.use(express.urlencoded({ extended: true }));
app.use((req, res, next) => {
  res.locals.path = req.path;
  next();
});

const rooms = [{ title: '자유방', people: 3 }, { title: '<질문방>', people: 0 }];

app.get('/', (req, res) => {
  res.render('index', { title: '방 목록', rooms, error: req.query.error });
});
app.get('/room/:no', (req, res) => {
  const room = rooms[req.params.no];
  if (!room) return res.status(404).render('error.ejs', { message: '없는 방입니다' });
  res.render('room/detail', { room });
});
app.post('/room', (req, res, next) => {
  rooms.push({ title: req.body.title, people: 0 });
  res.render('partials/row', { room: rooms.at(-1) }, (err, html) => {
    if (err) return next(err);
    io.emit('new room', html.trim());
    res.redirect('/');
  });
});
app.get('/broken', (req, res) => res.render('broken'));
app.get('/missing', (req, res) => res.render('nowhere'));
app.get('/other', (req, res) => res.render('page.pug'));

app.use((err, req, res, next) => {
  res.status(500).render('error', { message: err.message.split('\n').at(-1) || err.message });
});

io.on('connection', (socket) => {
  socket.on('draw', (name, cb) => app.render(name, { message: '소켓에서' }, (err, html) => cb(err && err.message, html)));
});

server.listen(3000);
