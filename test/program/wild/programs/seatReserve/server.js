const express = require('express');
const app = express();
const http = require('http').createServer(app);
const io = require('socket.io')(http);
const moment = require('moment');
const dayjs = require('dayjs');

const seats = [[1, 1, 0, 1, 1], [1, 1, 0, 1, 1], [1, 1, 0, 1, 1]];
const show = moment('2030-01-05 19:30', 'YYYY-MM-DD HH:mm');

app.get('/seats', function (request, response, next) {
  response.send(seats);
});
app.get('/show', (request, response) => {
  response.send({
    korean: show.format('YYYY년 M월 D일 dddd A h시 m분'),
    end: dayjs('2030-01-05T19:30:00').add(150, 'minute').format('YYYY/MM/DD HH:mm'),
    days: dayjs('2030-01-05').diff('2029-12-25', 'day'),
    weekday: '일월화수목금토'[show.day()],
    local: new Date(2030, 0, 5, 19, 30).toLocaleDateString('ko-KR', { year: 'numeric', month: 'long', day: 'numeric' })
  });
});

io.sockets.on('connection', function (socket) {
  socket.on('reserve', function (data) {
    if (seats[data.y]?.[data.x] !== 1) return socket.emit('fail', '예매할 수 없는 자리');
    seats[data.y][data.x] = 2;
    io.sockets.emit('reserve', data);
  });
});

http.listen(52273, function () {
  console.log('Server Running at http://127.0.0.1:52273');
});
