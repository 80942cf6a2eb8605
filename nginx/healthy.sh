#!/bin/bash
# Whether this container's own web server answers. To a request that names no host of this home it says 421, whoever else is away.
exec 3<>"/dev/tcp/127.0.0.1/$NGINX_HTTP_PORT"
printf 'GET / HTTP/1.1\r\nHost: healthy.invalid\r\nConnection: close\r\n\r\n' >&3
read -r -t 4 answer <&3
[[ $answer == "HTTP/1.1 421"* ]]
