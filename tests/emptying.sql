-- Put into the migrated template: lets a copy of it be emptied and used again.
CREATE SCHEMA testing;

-- A row says that a test changed tables, triggers or functions, not rows alone.
CREATE TABLE testing.alterations ();

-- What the migrations themselves put into tables stands here once more, under the table's name.
DO $$
DECLARE
  filled text;
  is_filled boolean;
BEGIN
  FOR filled IN SELECT tablename FROM pg_tables WHERE schemaname = 'public' LOOP
    EXECUTE format('SELECT EXISTS (SELECT FROM public.%I)', filled) INTO is_filled;
    IF is_filled THEN
      EXECUTE format('CREATE TABLE testing.%I AS TABLE public.%I', filled, filled);
    END IF;
  END LOOP;
END $$;

CREATE TABLE testing.counters AS
  SELECT format('public.%I', sequencename)::regclass AS counter, start_value, last_value
  FROM pg_sequences WHERE schemaname = 'public';

CREATE FUNCTION testing.note_alteration() RETURNS event_trigger LANGUAGE plpgsql AS $$
BEGIN
  INSERT INTO testing.alterations DEFAULT VALUES;
END $$;

-- Bring the rows back to what the migrations made; false = something else was changed too.
-- As a replica it fires no trigger: neither those that keep the journal nor foreign keys.
CREATE FUNCTION testing.emptied() RETURNS boolean LANGUAGE plpgsql
SET session_replication_role = replica AS $$
DECLARE
  touched text;
  is_touched boolean;
BEGIN
  PERFORM pg_terminate_backend(pid, 10000) FROM pg_stat_activity
  WHERE datname = current_database() AND pid <> pg_backend_pid();
  IF EXISTS (SELECT FROM testing.alterations) THEN
    RETURN false;
  END IF;
  FOR touched IN SELECT tablename FROM pg_tables WHERE schemaname = 'public' LOOP
    IF to_regclass(format('testing.%I', touched)) IS NULL THEN
      EXECUTE format('DELETE FROM public.%I', touched);
    ELSE
      EXECUTE format(
        'SELECT EXISTS ((SELECT a::text FROM public.%1$I a EXCEPT ALL SELECT b::text FROM testing.%1$I b)'
        ' UNION ALL (SELECT b::text FROM testing.%1$I b EXCEPT ALL SELECT a::text FROM public.%1$I a))',
        touched) INTO is_touched;
      IF is_touched THEN
        EXECUTE format('DELETE FROM public.%I', touched);
        EXECUTE format('INSERT INTO public.%1$I OVERRIDING SYSTEM VALUE TABLE testing.%1$I', touched);
      END IF;
    END IF;
  END LOOP;
  PERFORM setval(counter, coalesce(now.last_value, now.start_value), now.last_value IS NOT NULL)
  FROM testing.counters AS now
  JOIN pg_sequences AS used ON format('public.%I', sequencename)::regclass = counter
  WHERE used.last_value IS DISTINCT FROM now.last_value;
  RETURN true;
END $$;

CREATE EVENT TRIGGER note_alteration ON ddl_command_end EXECUTE FUNCTION testing.note_alteration();
