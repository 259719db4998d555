create database if not exists kpi engine = Atomic
