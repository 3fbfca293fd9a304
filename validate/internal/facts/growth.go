package facts

// percent reads a share (占86.9%) or a growth (增长70%).
func (p *paragraph) percent(f features, n token, stated bool) {
	if f.blocked || p.year != yearOwn || f.year != "" && f.year != yearLast && f.year != yearOwn {
		return
	}
	fact := Fact{Kind: Share, Value: n.num.value, Precision: n.num.last, Bound: n.num.bound, Year: p.rd.Year}
	if f.rise || f.fall {
		fact.Kind, fact.Quantity = Growth, p.growing(f)
		if f.fall {
			fact.Value = fact.Value.Neg()
		}
	} else {
		fact.Quantity = p.sharing(f, n, stated)
	}
	if fact.Quantity == "" {
		return
	}
	if f.bound != Exactly && fact.Bound == Exactly {
		fact.Bound = f.bound
	}
	p.add(fact, n.i, n.j)
	p.stated = true
}

// sharing returns what a share is of: what stands beside it, or what was counted before.
func (p *paragraph) sharing(f features, n token, stated bool) Quantity {
	switch {
	case f.share && f.column+f.row != "" && f.result == "" && len(f.verbs) == 0:
		q, _, _ := p.resolve(f, number{unit: "件", value: n.num.value}, &features{})
		return q
	case len(p.shared) > 0 && !f.named():
		q := p.shared[0]
		p.shared = p.shared[1:]
		return q
	case f.share && f.respectively && !f.named():
		return p.shareOut()
	case p.inside && stated && !f.named() && !f.compare && len(f.verbs) == 0 && !totalOf(p.last().Quantity):
		return p.last().Quantity // 不予公开12件（1.96%）
	case f.share && stated && !f.named() && !totalOf(p.last().Quantity):
		return p.last().Quantity // that of a total is of something else than the table counts
	}
	return ""
}

// difference reads 同比增加9件.
func (p *paragraph) difference(f features, n token, stated bool) {
	q := p.growing(f)
	if f.blocked || q == "" || p.year != yearOwn || n.num.unit == "" || n.num.unit == "个" {
		return
	}
	fact := Fact{Quantity: q, Kind: Difference, Value: n.num.value, Precision: n.num.last, Bound: n.num.bound, Year: p.rd.Year}
	if n.num.unit == "倍" {
		fact.Kind, fact.Value, fact.Precision = Growth, fact.Value.Shift(2), fact.Precision.Shift(2)
	}
	if f.fall {
		fact.Value = fact.Value.Neg()
	}
	p.add(fact, n.i, n.j)
	p.stated = true
}

// growing returns what grows: what the clause names, or what was last counted.
func (p *paragraph) growing(f features) Quantity {
	switch {
	case f.column != "" || f.row != "" || f.result != "" || f.carry:
		return ""
	case f.noun == topicApplication && p.topic == topicRequest, f.noun == topicRequest:
		if f.verb("handle", "finish") {
			return handled
		}
		return totals[topicRequest]
	case disputes(f.noun):
		return totals[f.noun]
	case f.noun == "":
		return p.subject
	}
	return ""
}
