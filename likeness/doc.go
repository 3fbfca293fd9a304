// Package likeness finds passages that the reports of several offices share (内容雷同), or
// a report with the office's last one, beyond what law, notice and form make everybody
// write. The notice on the form (国办公开办函〔2021〕30号) names that fault among those that
// offices answer for.
//
//	reports := []*report.Report{r, r}
//	found, err := likeness.Find(context.Background(), reports, nil, likeness.Options{})
//	if err != nil {
//		return err
//	}
//	for _, p := range found.Pairs {
//		fmt.Println(reports[p.A.Report].Office, p.A.Share, reports[p.B.Report].Office, p.B.Share)
//	}
//
// Texts are compared by letters alone, digits folded, so that other figures, punctuation
// or widths hide nothing. Fingerprints by winnowing (Schleimer, Wilkerson, Aiken, 2003)
// in one index say which pairs are worth a look: the work grows as the number of reports
// does, not as that of pairs. Of those the exact passages are found by their stretches in
// common, which a word changed here and there divides and does not hide.
package likeness
