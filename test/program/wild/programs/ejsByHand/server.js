import express from 'express';
import ejs from 'ejs';
import { readFileSync } from 'node:fs';
import { Server } from 'socket.io';

const app = express();
app.engine('html', ejs.renderFile);
app.set('view engine', 'html');

const template = ejs.compile(readFileSync(new URL('./message.ejs', import.meta.url), 'utf8'), { client: false });

app.get('/', (_req, res) => res.render('main', { users: ['가', '나'], now: () => '오늘' }));
app.get('/broken', (_req, res) => res.render('broken'));
app.get('/caught', (_req, res) => {
  try {
    ejs.render('<%= user.name %>', { user: null });
  } catch (err) {
    res.type('text').send(`${err.name}: ${err.message}`);
  }
});
app.get('/text', (_req, res) => res.type('text').send(ejs.render('<?= a ?>+<?= b ?>', { a: 1, b: '<2>' }, { delimiter: '?' })));

const server = app.listen(3000, () => console.log('EJS를 직접 쓰기'));
const io = new Server(server);
io.on('connection', (socket) => {
  socket.on('message', (text) => io.emit('message', template({ text, mine: false })));
});
