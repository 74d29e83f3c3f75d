const express = require('express')
const { Server } = require('socket.io')

const app = express()
app.get('/', (_req, res) => res.send('only express'))
const io = new Server()
io.on('connection', () => {})
app.listen(4000, () => {})
