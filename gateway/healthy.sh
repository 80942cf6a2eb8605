#!/bin/bash
# Whether this container's own program answers; database and broker may be away.
exec 3<>"/dev/tcp/127.0.0.1/8082"
printf 'GET /q/health/live HTTP/1.1\r\nHost: localhost\r\nConnection: close\r\n\r\n' >&3
read -r -t 4 answer <&3
[[ $answer == "HTTP/1.1 200"* ]]
