var socket = io();
var form = document.getElementById('form');
form.addEventListener('submit', function (e) {
  e.preventDefault();
  socket.emit('chat message', document.getElementById('input').value);
});
