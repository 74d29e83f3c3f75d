const express = require('express');
const fs = require('fs');
const path = require('path');
const morgan = require('morgan');
const app = express();

// 접속 기록을 파일에 남긴다
const accessLog = fs.createWriteStream(path.join(__dirname, 'access.log'), { flags: 'a' });
app.use(morgan(':method :url :status', { stream: accessLog }));
app.get('/', (req, res) => res.send('기록하는 중'));
app.get('/log', (req, res) => res.type('text').send(fs.readFileSync('access.log', 'utf8')));

const server = app.listen(3000);
const io = require('socket.io')(server);
io.on('connection', (socket) => {
  socket.on('message', (text) => {
    accessLog.write(`메시지 ${text}\n`, () => io.emit('logged', text));
  });
});
