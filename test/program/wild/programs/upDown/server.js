const express = require("express");
const app = express();
const server = require("http").createServer(app);
const io = require("socket.io")(server);

app.get("/", (req, res) => { res.sendFile(__dirname + "/updown.html"); });

let answer = Math.floor(Math.random() * 100) + 1;
let tries = 0;

io.on("connection", socket => {
    console.log(`[${new Date().toLocaleTimeString()}] 접속: ${socket.id}`);
    socket.emit("안내", "1부터 100 사이의 수를 맞혀 보세요");

    socket.on("추측", n => {
        n = parseInt(n, 10);
        if (isNaN(n)) { socket.emit("결과", "숫자를 적어 주세요"); return; }
        tries++;
        switch (Math.sign(answer - n)) {
            case 1: socket.emit("결과", `${n}보다 큽니다 ⬆`); break;
            case -1: socket.emit("결과", `${n}보다 작습니다 ⬇`); break;
            default:
                io.emit("정답", { tries });
                tries = 0;
        }
    });
    socket.on("새 게임", seed => {
        answer = seed ?? Math.ceil(Math.random() * 100);
        io.emit("안내", "새 게임 시작");
    });
});

server.listen(3000, "localhost");
