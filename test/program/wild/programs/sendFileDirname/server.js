var app = require('express')();
var http = require('http').createServer(app);
var io = require('socket.io')(http);

// 접속하면 index.html 을 보여준다
app.get('/', function (req, res) {
  res.sendFile(__dirname + '/index.html');
});

app.get('/info', (req, res) => res.sendFile('info.html', { root: __dirname }));
app.get('/none', (req, res) => res.sendFile(__dirname + '/none.html', (err) => {
  if (err) res.status(err.status).send('파일이 없어요');
}));

var count = 1;
io.on('connection', function (socket) {
  var name = '손님' + count++;
  socket.emit('change name', name);

  socket.on('send message', function (name, text) {
    var msg = name + ' : ' + text;
    console.log(msg);
    io.emit('receive message', msg);
  });

  socket.on('disconnect', function () {
    console.log('user disconnected: ', name);
  });
});

http.listen(3000, function () {
  console.log('server on!');
});
