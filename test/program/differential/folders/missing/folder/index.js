exports.name = 'of the folder'
