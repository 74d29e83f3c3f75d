alert('안녕')
