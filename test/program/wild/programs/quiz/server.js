const express = require('express');
const app = express();
const server = require('http').createServer(app);
const io = require('socket.io')(server);
const questions = require('./questions.json');

app.use(express.static('public'));
app.get('/questions/count', (req, res) => res.send(String(questions.length)));

let current = -1;
let answers = {};
const scores = {};

function next() {
  current++;
  answers = {};
  if (current >= questions.length) {
    const rank = Object.entries(scores).sort(([a, x], [b, y]) => y - x || (a > b ? 1 : -1));
    return io.emit('끝', rank.map(([name, score], i) => `${i + 1}위 ${name} ${score}점`));
  }
  const { 문제, 보기 } = questions[current];
  io.emit('문제', { 번호: current + 1, 문제, 보기 });
}

io.on('connection', (socket) => {
  socket.on('참가', (name, ack) => {
    if (name in scores) return ack?.({ error: '이미 있는 이름' });
    socket.name = name;
    scores[name] = 0;
    ack?.({ ok: true });
    io.emit('참가자', Object.keys(scores));
    if (Object.keys(scores).length === 3) setTimeout(next, 10);
  });
  socket.on('답', (n) => {
    if (socket.name in answers) return;
    answers[socket.name] = n;
    socket.broadcast.emit('제출', Object.keys(answers).length);
    if (Object.keys(answers).length < Object.keys(scores).length) return;
    const { 정답 } = questions[current];
    const right = Object.keys(answers).filter((name) => answers[name] === 정답);
    right.forEach((name) => (scores[name] += 10));
    io.emit('정답', 정답, right);
    setTimeout(next, 10);
  });
});

server.listen(3000, () => console.log(`문제 ${questions.length}개를 읽었습니다`));
