module laborproof.cn/network/material

go 1.26.1
