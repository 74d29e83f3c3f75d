var express = require('express');
var bodyParser = require('body-parser');
var app = express();
var server = require('http').createServer(app);
var io = require('socket.io')(server);

app.use(bodyParser.urlencoded({ extended: true }));
app.use(bodyParser.json());

app.get('/login', function (req, res) {
  res.send('<form method="post"><input name="id"><input name="pw" type="password"><button>로그인</button></form>');
});

app.post('/login', function (req, res) {
  var id = req.body.id, pw = req.body.pw;
  if (pw != '1234') {
    res.status(401).send('<script>alert("비밀번호가 틀렸습니다");history.back();</script>');
    return;
  }
  io.emit('login', id);
  res.set('X-User', encodeURIComponent(id));
  res.send('<b>' + id + '</b>님 환영합니다');
});

app.post('/survey', function (req, res) {
  io.emit('survey', req.body);
  res.json(req.body);
});

io.on('connection', function (socket) {
  socket.emit('ready', { time: new Date().toISOString() });
});

server.listen(8080, function () {
  console.log('8080 포트에서 실행 중');
});
