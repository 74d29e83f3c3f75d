var express = require('express');
var http = require('http');
var path = require('path');

var app = express();
app.set('port', process.env.PORT || 3000);
app.set('title', '우리 반 게시판');
app.use(express.json());
app.use(express.urlencoded({ extended: false }));
app.use('/public', express.static(path.join(__dirname, 'public')));

app.get('/', function (req, res) {
  res.writeHead(200, { 'Content-Type': 'text/html;charset=utf8' });
  res.write('<h1>' + app.get('title') + '</h1>');
  res.end();
});

var posts = [];
app.route('/posts')
  .get(function (req, res) { res.send(posts); })
  .post(function (req, res) {
    posts.push({ no: posts.length + 1, title: req.body.title });
    io.sockets.emit('new post', posts[posts.length - 1]);
    res.redirect('/posts');
  });

var server = http.createServer(app).listen(app.get('port'), function () {
  console.log('서버가 시작되었습니다. 포트 : ' + app.get('port'));
});

var io = require('socket.io')(server);
console.log('socket.io 요청을 받아들일 준비가 되었습니다.');

io.sockets.on('connection', function (socket) {
  console.log('connection info :', socket.request.connection._peername);
  socket.remoteAddress = socket.request.connection.remoteAddress;
  socket.on('login', function (login) {
    socket.login_id = login.id;
    socket.emit('response', { command: 'login', code: '200', message: login.id + ' 로그인되었습니다.' });
  });
});
