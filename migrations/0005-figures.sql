-- Kept values of figures. A mark counts the writes to a source table; a kept value is fresh while the marks it was
-- computed under are still the marks.

create table figure_mark (
  jurisdiction integer not null,
  source text not null,
  version bigint not null,
  primary key (jurisdiction, source)
);

create table figure_value (
  jurisdiction integer not null,
  figure text not null,
  -- A day for a stock, FROM/TO for a flow.
  span text not null,
  -- '' for the whole, else the dimension.
  dimension text not null,
  -- The sum of the marks of the figure's sources when it was computed.
  marks bigint not null,
  -- For the whole: its value; for a dimension: null.
  value numeric,
  -- For a dimension: [[key, value], ...].
  parts jsonb,
  primary key (jurisdiction, figure, span, dimension)
);

select protect('figure_mark'), protect('figure_value');
