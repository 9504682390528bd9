-- What a transaction takes for granted, said inside it: unless it holds, nothing of the transaction happens. For statements that
-- travel together with their commit, where nobody looks in between.
CREATE FUNCTION kernel.must(holds boolean, what text) RETURNS boolean LANGUAGE plpgsql AS $$
BEGIN
  IF holds IS NOT TRUE THEN
    RAISE EXCEPTION 'not as expected: %', what USING ERRCODE = 'GS001';
  END IF;
  RETURN true;
END $$;
