var express = require('express')
var app = express()
var http = require('http').Server(app)
var io = require('socket.io')(http)
var port = process.env.PORT || 3000

app.get('/', (req, res) => {
  res.sendFile(__dirname + '/index.html')
})

var userList = []

io.on('connection', function (socket) {
  socket.on('new user', function (nick, callback) {
    if (userList.indexOf(nick) != -1) {
      callback(false)
      return
    }
    callback(true)
    socket.nickname = nick
    userList.push(nick)
    updateNicknames()
  })

  function updateNicknames() {
    io.sockets.emit('usernames', userList)
  }

  socket.on('disconnect', function () {
    if (!socket.nickname) return
    userList.splice(userList.indexOf(socket.nickname), 1)
    updateNicknames()
  })
})

http.listen(port, '0.0.0.0', function () {
  console.log('listening on *:' + port)
})
