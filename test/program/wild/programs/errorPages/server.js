const express = require('express');
const path = require('path');
const app = express();
const server = require('http').createServer(app);
const io = require('socket.io')(server);

const wrap = (fn) => (req, res, next) => Promise.resolve(fn(req, res, next)).catch(next);

app.use((req, res, next) => {
  res.locals.start = Date.now();
  res.on('finish', () => io.emit('log', `${req.method} ${req.originalUrl} ${res.statusCode}`));
  next();
});
app.use('/static', express.static(path.join(__dirname, 'public'), { extensions: ['html'], fallthrough: false }));

app.get('/ok', wrap(async (req, res) => res.send('성공')));
app.get('/fail', wrap(async () => {
  throw Object.assign(new Error('일부러 낸 오류'), { status: 418 });
}));
app.get('/sync', () => {
  null.name;
});
app.get('/next', (req, res, next) => next('글자 오류'));
app.get('/twice', (req, res) => {
  res.send('한 번');
  try {
    res.send('두 번');
  } catch (e) {
    io.emit('log', e.code);
  }
});
app.get('/old', (req, res) => res.redirect(301, '/ok'));
app.get('/back', (req, res) => res.status(200).set({ 'Cache-Control': 'no-store', ETag: '"1"' }).json(null));
app.all('/secret/*rest', (req, res, next) => (req.query.key ? res.json(req.params) : next('route')));

app.use(function (req, res, next) {
  res.status(404).sendFile(path.join(__dirname, 'public', '404.html'));
});
app.use(function (err, req, res, next) {
  if (res.headersSent) return next(err);
  res.status(err.status || 500).format({
    json: () => res.json({ error: String(err.message ?? err) }),
    default: () => res.type('text').send(`오류: ${err.message ?? err}`.split('\n')[0].slice(0, 12)),
  });
});

server.listen(3000);
