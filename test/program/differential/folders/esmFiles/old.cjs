exports.half = (number) => number / 2
exports.kind = typeof require
