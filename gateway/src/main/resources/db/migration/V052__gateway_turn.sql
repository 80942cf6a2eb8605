-- How often a gateway has begun to run this home. One that lost its place in the database sees by it whether another has begun since.
CREATE TABLE gateway_turn (
    id   boolean PRIMARY KEY DEFAULT true CHECK (id),
    turn bigint NOT NULL
);
INSERT INTO gateway_turn (turn) VALUES (0);
