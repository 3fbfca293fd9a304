package report

// The totals of the 2021 form as methods, for callers who have the structs at
// hand. The same sums stand as data in the Format, from which Report.Derived
// computes them; a test holds the two together.

// Total returns the sum of the six kinds of applicant, blank where one is.
func (a Applicants) Total() Count {
	return addCounts(a.Individual, a.Enterprise, a.Research, a.Charity, a.LegalService, a.OtherOrg)
}

// plus returns the sums, kind by kind.
func (a Applicants) plus(b Applicants) Applicants {
	return Applicants{
		Individual:   addCounts(a.Individual, b.Individual),
		Enterprise:   addCounts(a.Enterprise, b.Enterprise),
		Research:     addCounts(a.Research, b.Research),
		Charity:      addCounts(a.Charity, b.Charity),
		LegalService: addCounts(a.LegalService, b.LegalService),
		OtherOrg:     addCounts(a.OtherOrg, b.OtherOrg),
	}
}

// Total returns the row of totals: the sums of the 21 outcomes, kind of applicant
// by kind of applicant.
func (o Outcome) Total() Applicants {
	sum := o.Granted
	for _, row := range []Applicants{
		o.PartlyGranted,
		o.Refused.StateSecret, o.Refused.ProhibitedByLaw, o.Refused.SecurityAndStability,
		o.Refused.ThirdPartyRights, o.Refused.InternalAffairs, o.Refused.Deliberative,
		o.Refused.EnforcementFile, o.Refused.AdministrativeQuery,
		o.Unavailable.NotHeld, o.Unavailable.NeedsCreation, o.Unavailable.StillUnclear,
		o.NotProcessed.Petition, o.NotProcessed.Repeated, o.NotProcessed.Publication,
		o.NotProcessed.Excessive, o.NotProcessed.Confirmation,
		o.Other.NotCorrected, o.Other.FeeUnpaid, o.Other.Other,
	} {
		sum = sum.plus(row)
	}
	return sum
}

// Total returns the sum of the four results, blank where one is.
func (s Results) Total() Count {
	return addCounts(s.Upheld, s.Corrected, s.Other, s.Pending)
}
