const express = require('express');
const fs = require('fs');
const path = require('path');
const app = express();

// 템플릿 엔진 직접 만들기
app.engine('html', (filePath, options, callback) => {
  fs.readFile(filePath, 'utf8', (err, content) => {
    if (err) return callback(err);
    callback(null, content.replace(/\{\{\s*(\w+)\s*\}\}/g, (_, name) => options[name] ?? ''));
  });
});
app.set('views', path.join(__dirname, 'views'));
app.set('view engine', 'html');

app.get('/', (req, res) => res.render('index', { title: '채팅방', count: io.engine.clientsCount }));

const server = app.listen(3000);
const io = require('socket.io')(server);
io.on('connection', (socket) => {
  app.render('index', { title: '소켓', count: 1 }, (err, html) => socket.emit('html', html.trim()));
});
