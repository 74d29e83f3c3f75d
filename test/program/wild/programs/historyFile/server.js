const fs = require('fs');
const path = require('path');
const express = require('express');
const app = express();
const server = require('http').Server(app);
const io = require('socket.io')(server);

const FILE = path.join(__dirname, 'data', 'history.json');

function load() {
  if (!fs.existsSync(FILE)) return [];
  return JSON.parse(fs.readFileSync(FILE, 'utf-8'));
}
function save(list) {
  if (!fs.existsSync(path.dirname(FILE))) fs.mkdirSync(path.dirname(FILE), { recursive: true });
  fs.writeFileSync(FILE, JSON.stringify(list, null, 2), 'utf-8');
}

app.get('/history', (req, res) => res.json(load()));
app.get('/download', (req, res) => res.download(FILE, '대화.json'));

io.on('connection', (socket) => {
  socket.emit('이전 대화', load().slice(-20));

  socket.on('대화', (이름, 내용) => {
    const list = load();
    const item = { no: list.length + 1, 이름, 내용 };
    list.push(item);
    save(list);
    fs.appendFile(path.join(__dirname, 'chat.log'), `${이름}: ${내용}\n`, (err) => {
      if (err) throw err;
      io.emit('대화', item);
    });
  });
  socket.on('로그', (cb) => {
    fs.readFile('./chat.log', 'utf8', (err, text) => cb(err ? err.code : text.trim().split('\n')));
  });
  socket.on('지우기', () => {
    fs.unlink(FILE, (err) => io.emit('지움', err ? err.code : '모두 지웠습니다'));
  });
});

server.listen(3000);
