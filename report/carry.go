package report

// Carried is a report in the forms in which a rendered file carries it.
type Carried struct {
	JSON    []byte // as [WriteJSON] writes it
	Digest  string // as [Digest] returns it
	Summary Summary
}

// Carry returns the report in those forms, or the error of [Report.WellFormed].
func Carry(r *Report) (Carried, error) {
	data, err := marshal(r)
	if err != nil {
		return Carried{}, err
	}
	digest := digestOf(data)
	return Carried{data, digest, summarize(r, digest)}, nil
}
