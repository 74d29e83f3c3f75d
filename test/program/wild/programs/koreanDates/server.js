const express = require('express');
const moment = require('moment');
const dayjs = require('dayjs');
require('dayjs/locale/ko');
const relativeTime = require('dayjs/plugin/relativeTime');
const utc = require('dayjs/plugin/utc.js');
const app = express();
const server = require('http').createServer(app);
const io = require('socket.io')(server);

moment.locale('ko');
dayjs.locale('ko');
dayjs.extend(relativeTime);
dayjs.extend(utc);
dayjs.extend(require('dayjs/plugin/customParseFormat'));

const day = new Date(2030, 0, 5, 15, 4, 5);

app.get('/dates', (req, res) => {
  res.json({
    moment: moment(day).format('LLLL'),
    ago: moment(day).from(moment(day).add(3, 'days')),
    dayjs: dayjs(day).format('YYYY년 MMMM D일 dddd A'),
    utc: dayjs.utc('2030-01-05T06:00:00Z').format(),
    parsed: dayjs('05/01/2030', 'DD/MM/YYYY').format('YYYY-MM-DD dd'),
    locales: [moment.locale(), dayjs.locale(), moment.locale('xx')],
    from: dayjs(day).from(dayjs(day).add(2, 'hour')),
    calendar: moment(day).startOf('week').format('YYYY-MM-DD (ddd)'),
  });
});
app.get('/native', (req, res) => {
  res.json({
    date: day.toLocaleDateString('ko-KR'),
    time: day.toLocaleTimeString('ko-KR'),
    both: day.toLocaleString('ko-KR', { dateStyle: 'full', timeStyle: 'short' }),
    short: day.toLocaleTimeString('ko-KR', { hour: '2-digit', minute: '2-digit' }),
    seoul: new Date(0).toLocaleString('ko-KR', { timeZone: 'Asia/Seoul' }),
    english: day.toLocaleTimeString('en-US', { hour12: true, hour: 'numeric', minute: '2-digit' }),
    plain: [day.getFullYear(), day.getMonth() + 1, day.getDate()].map((n) => String(n).padStart(2, '0')).join('.'),
    iso: new Date(Date.UTC(2030, 0, 5)).toISOString().slice(0, 10),
  });
});

io.on('connection', (socket) => {
  socket.on('message', (text) => {
    const 오전오후 = day.getHours() < 12 ? '오전' : '오후';
    io.emit('message', { text, time: `${오전오후} ${day.getHours() % 12 || 12}:${('0' + day.getMinutes()).slice(-2)}` });
  });
});

server.listen(3000);
